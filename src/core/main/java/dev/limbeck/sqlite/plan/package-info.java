/**
 * Plans the statements of an operation. A batch is carried out by SQLite's own ALTER TABLE, by editing the stored
 * definition, or by a rebuild that copies the rows. The planner chooses the cheapest of these methods that produces
 * exactly the drafted texts. May use every other package of {@code sqlite} except {@code sqlite.run}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.plan;

import org.jspecify.annotations.NullMarked;
