@NullMarked
package dev.limbeck.hibernate.generate;

import org.jspecify.annotations.NullMarked;
