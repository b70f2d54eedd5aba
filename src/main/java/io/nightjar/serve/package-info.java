/** The pages of {@code nightjar serve}: what there is in a folder of results, and what runs. */
@NullMarked
package io.nightjar.serve;

import org.jspecify.annotations.NullMarked;
