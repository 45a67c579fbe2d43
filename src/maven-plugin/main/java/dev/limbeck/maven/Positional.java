package dev.limbeck.maven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a goal that corresponds to an argument of the command, such as a revision, and not to an option.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Positional {
    /**
     * {@return a description of the argument, with an example, if the goal requires the argument; otherwise an empty
     * string}
     */
    String required() default "";
}
