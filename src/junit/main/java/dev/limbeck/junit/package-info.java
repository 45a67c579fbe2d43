/**
 * Support for JUnit tests: {@link dev.limbeck.junit.Migrated} provides a test with a database at a revision, and a
 * class that implements {@link dev.limbeck.junit.LimbeckTests} proves the history of the project.
 *
 * <pre>{@code
 * @LimbeckProject(entities = "com.example.shop")
 * class HistoryTest implements LimbeckTests {
 *
 *     @Test
 *     void loginsAreFilled(@Migrated(revision = "9b37d5e81c04") Connection before) {}
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck.junit;

import org.jspecify.annotations.NullMarked;
