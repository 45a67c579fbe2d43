@NullMarked
package dev.limbeck.cli.review;

import org.jspecify.annotations.NullMarked;
