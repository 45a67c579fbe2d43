/** Projects for the command that use a database on a server. */
@NullMarked
package dev.limbeck.cli.server;

import org.jspecify.annotations.NullMarked;
