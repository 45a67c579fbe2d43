package dev.limbeck.compare;

import dev.limbeck.model.Table;
import java.util.List;

/**
 * The tables that differ, each list sorted by name.
 *
 * @param created those the model has alone
 * @param changed those that both have and that differ
 * @param dropped those the database has alone, whole
 */
record Found(List<Table> created, List<TableChange> changed, List<Table> dropped) {}
