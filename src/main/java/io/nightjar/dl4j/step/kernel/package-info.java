/**
 * Arithmetic on arrays in Java's Vector API (JEP 414), an incubator module: it needs {@code
 * --add-modules=jdk.incubator.vector}.
 *
 * <p>Every result has the same bits on every machine: each element is computed on its own, in an
 * order that depends neither on the width of the machine's vectors nor on the tile that it falls
 * in, by operations whose results IEEE 754 fixes. So a sum over a vector's lanes and a function of
 * {@code Math} whose result may differ between machines occur nowhere.
 */
@NullMarked
package io.nightjar.dl4j.step.kernel;

import org.jspecify.annotations.NullMarked;
