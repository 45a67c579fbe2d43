/**
 * The goals of the Maven plugin. Each goal runs the command of the same name with the class path, the Hibernate
 * version, and the JDBC driver of the project; the goal's parameters correspond to the options of that command.
 *
 * <p>This package is internal: it may change in any version. Only the goals and their properties are public.
 */
@NullMarked
package dev.limbeck.maven;

import org.jspecify.annotations.NullMarked;
