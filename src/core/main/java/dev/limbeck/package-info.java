/**
 * The API of revision files: {@link dev.limbeck.Revision}, {@link dev.limbeck.Migration} with its builders, and the
 * operations that a revision may call. Published methods of this package are never removed, because old revision files
 * must keep working. This package may use {@code ops}, {@code model}, and {@code java.sql}.
 *
 * <pre>{@code
 * @Revision(id = "ae1027a6acf1", downRevision = {}, created = "2026-11-23T07:45:12Z")
 * public final class Rev_ae1027a6acf1_init extends Migration {
 *     public void upgrade(Operations op) {
 *         op.createTable("tag", column("id", bigint()).identity(), column("name", varchar(40)).nullable(false));
 *     }
 *
 *     public void downgrade(Operations op) {
 *         op.dropTable("tag");
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck;

import org.jspecify.annotations.NullMarked;
