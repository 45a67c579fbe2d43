package dev.limbeck.maven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the parameter of a goal that is an argument of the command, such as a revision, and not one of its options. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Positional {}
