/** Slots that pull work over Spark's plugin RPC, and the Parquet tables. */
@NullMarked
package io.nightjar.spark;

import org.jspecify.annotations.NullMarked;
