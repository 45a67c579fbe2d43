package dev.limbeck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Specifies the revisions and entities that the tests of a class use. Without this annotation, the configuration
 * parameters {@code limbeck.revisions} and {@code limbeck.entities} in {@code junit-platform.properties} specify them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LimbeckProject {
    /** {@return the package of the compiled revisions} */
    String revisions() default "db.revisions";

    /** {@return the packages of the entities; if empty, the history is not compared with entities} */
    String[] entities() default {};
}
