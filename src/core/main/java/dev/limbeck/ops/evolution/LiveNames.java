package dev.limbeck.ops.evolution;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that tables have in the database while operations are only planned: a renamed table still has its old name,
 * and a new table does not exist.
 */
public final class LiveNames {
    private final NameRules rules;
    private final Map<TableName, TableName> renamed = new HashMap<>();
    private final Set<TableName> created = new HashSet<>();

    /** Creates an instance with the names before the first operation. */
    public LiveNames(NameRules rules) {
        this.rules = rules;
    }

    /** Records a planned operation. */
    public void add(Operation operation) {
        if (operation instanceof CreateTable create) {
            created.add(rules.key(create.table().name()));
        } else if (operation instanceof RenameTable rename) {
            Optional<TableName> live = find(rename.from());
            created.remove(rules.key(rename.from()));
            renamed.remove(rules.key(rename.from()));
            live.ifPresentOrElse(
                    name -> {
                        created.remove(rules.key(rename.to()));
                        renamed.put(rules.key(rename.to()), name);
                    },
                    () -> created.add(rules.key(rename.to())));
        }
    }

    /**
     * {@return the current name in the database of the table that will have the given name after the operations; empty
     * if the table is new}
     */
    public Optional<TableName> find(TableName planned) {
        TableName key = rules.key(planned);
        return created.contains(key) ? Optional.empty() : Optional.of(renamed.getOrDefault(key, planned));
    }
}
