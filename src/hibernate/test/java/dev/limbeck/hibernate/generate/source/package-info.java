@NullMarked
package dev.limbeck.hibernate.generate.source;

import org.jspecify.annotations.NullMarked;
