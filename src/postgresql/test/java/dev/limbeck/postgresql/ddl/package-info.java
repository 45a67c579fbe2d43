@NullMarked
package dev.limbeck.postgresql.ddl;

import org.jspecify.annotations.NullMarked;
