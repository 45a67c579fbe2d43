package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Identity;
import java.util.ArrayList;
import java.util.List;

/** Writes the clause of an identity column that differs from the clause that Hibernate writes. */
final class IdentityText {
    private IdentityText() {}

    /** {@return the clause, which begins with a space} */
    static String write(Identity identity) {
        List<String> options = new ArrayList<>();
        if (identity.start() != null) {
            options.add("start with " + identity.start());
        }
        if (identity.increment() != null) {
            options.add("increment by " + identity.increment());
        }
        String mode = identity.mode() == Identity.Mode.ALWAYS ? "always" : "by default";
        return " generated " + mode + " as identity"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }
}
