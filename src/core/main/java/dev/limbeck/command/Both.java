package dev.limbeck.command;

import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * Operations for both ways.
 *
 * @param upgrade those of the way up
 * @param downgrade those of the way back
 */
record Both(List<Operation> upgrade, List<Operation> downgrade) {}
