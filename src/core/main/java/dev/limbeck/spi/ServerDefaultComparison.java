package dev.limbeck.spi;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;

/**
 * Decides whether defaults are the same. {@code autogenerate.compare_server_default} can specify a class that
 * implements this interface; the class must be on the class path of the model and have a public constructor without
 * parameters.
 */
@FunctionalInterface
public interface ServerDefaultComparison {

    /**
     * {@return whether the default of the live column is the default that the model requires}
     *
     * @param table the table that contains the column
     * @param live the column in the database
     * @param model the column in the model
     */
    Verdict compare(TableName table, Column live, Column model);
}
