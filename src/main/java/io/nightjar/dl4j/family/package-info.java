/** The model families: what each publishes, and the network that it builds for a configuration. */
@NullMarked
package io.nightjar.dl4j.family;

import org.jspecify.annotations.NullMarked;
