package dev.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link Migration} as a revision and specifies its place in the history. The values must be literals, so that
 * the history can be read without compiling.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

    /** {@return the revision's id, at most 32 characters, for instance {@code ae1027a6acf1}} */
    String id();

    /** {@return the ids of the preceding revisions: none for a first revision, two or more for a merge} */
    String[] downRevision();

    /** {@return the time in UTC at which the revision was created, for instance {@code 2026-11-23T07:45:12Z}} */
    String created();

    /**
     * {@return a summary of the revision in one line; if it is empty, the first paragraph of the class's Javadoc is
     * used} An application sees only the compiled class, which has no Javadoc, so it knows the message only if it is
     * set here.
     */
    String message() default "";

    /** {@return how the names in this file are interpreted; use {@link Names#EXACT} if most of the names are exact} */
    Names names() default Names.PLAIN;

    /** {@return names for the branch that starts at this revision} */
    String[] branchLabels() default {};

    /** {@return revisions of other branches that must be applied before this revision} */
    String[] dependsOn() default {};

    /**
     * {@return the reason why this revision cannot be reverted; if it is not empty, a downgrade past this revision is
     * rejected before it starts}
     */
    String irreversible() default "";
}
