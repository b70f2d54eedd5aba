/**
 * What is wrong with this machine or cluster: checks that change nothing, each with what to do
 * about it.
 */
@NullMarked
package io.nightjar.doctor;

import org.jspecify.annotations.NullMarked;
