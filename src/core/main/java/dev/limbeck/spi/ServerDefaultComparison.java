package dev.limbeck.spi;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;

/**
 * Decides which defaults are the same, where {@code autogenerate.compare_server_default} names a class that implements it.
 * The class is on the model's class path and has a public constructor without parameters.
 */
@FunctionalInterface
public interface ServerDefaultComparison {

    /**
     * {@return whether the live column's default is what the model asks for}
     *
     * @param table the table of both
     * @param live the column as the database has it
     * @param model the column as the entities ask for it
     */
    Verdict compare(TableName table, Column live, Column model);
}
