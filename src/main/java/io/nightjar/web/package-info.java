/**
 * A small web server that only reads: what it answers, whom it answers, and what browsers may do
 * with it. It knows nothing of sweeps.
 */
@NullMarked
package io.nightjar.web;

import org.jspecify.annotations.NullMarked;
