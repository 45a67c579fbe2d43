package dev.limbeck.compare;

import dev.limbeck.model.Table;
import java.util.List;

/**
 * The tables that differ. The lists are sorted by name.
 *
 * @param created the tables that only the model has
 * @param changed the tables that exist in both schemas and differ
 * @param dropped the complete tables that only the database has
 */
record TableDifferences(List<Table> created, List<TableChange> changed, List<Table> dropped) {}
