/** The MariaDB server of the tests. It is not part of Limbeck. */
@NullMarked
package dev.limbeck.mariadb;

import org.jspecify.annotations.NullMarked;
