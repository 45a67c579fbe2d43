package dev.limbeck.dialect.order;

/**
 * A dependency between two objects.
 *
 * @param object the object that needs the other one
 * @param needed the object that is needed
 * @param certain whether the database knows the dependency; otherwise, the text of the object merely contains the name
 *     of the other one
 */
public record Need(CreatedObject object, CreatedObject needed, boolean certain) {

    /** {@return a dependency that the database knows} */
    public static Need certain(CreatedObject object, CreatedObject needed) {
        return new Need(object, needed, true);
    }

    /** {@return a dependency that is possible because the text of the object contains the name of the other one} */
    public static Need possible(CreatedObject object, CreatedObject needed) {
        return new Need(object, needed, false);
    }
}
