/**
 * The goals of the Maven plugin. Each goal runs the command of the same name with the class path, the Hibernate and the
 * JDBC driver of the project; the goal's parameters are the options of that command.
 *
 * <p>This package is internal: it may change in any version. The goals and their properties are the interface.
 */
@NullMarked
package dev.limbeck.maven;

import org.jspecify.annotations.NullMarked;
