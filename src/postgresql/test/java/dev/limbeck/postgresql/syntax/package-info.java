@NullMarked
package dev.limbeck.postgresql.syntax;

import org.jspecify.annotations.NullMarked;
