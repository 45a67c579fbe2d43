package dev.limbeck.rewrite;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the plain code that replaces the dynamic calls of one class. Some calls remain dynamic, such as the call for a
 * serializable lambda expression.
 */
final class DynamicCalls {
    private final ClassNode node;
    private final NestedClasses nested;
    private int count;

    DynamicCalls(ClassNode node, NestedClasses nested) {
        this.node = node;
        this.nested = nested;
    }

    /** {@return the code that replaces the call, or null if the call cannot be replaced} */
    @Nullable
    InsnList replacement(InvokeDynamicInsnNode call) {
        return switch (call.bsm.getOwner() + "." + call.bsm.getName()) {
            case "java/lang/invoke/LambdaMetafactory.metafactory" -> {
                LambdaClass lambda = LambdaClass.of(node, call, node.name + "$$L" + count);
                yield lambda == null ? null : added(lambda);
            }
            case "java/lang/runtime/ObjectMethods.bootstrap" -> called(RecordMethods.method(node, call));
            default -> null;
        };
    }

    private InsnList added(LambdaClass lambda) {
        count++;
        nested.add(node, lambda.name(), lambda.bytes(NestedClasses.host(node)));
        InsnList code = new InsnList();
        code.add(lambda.creation());
        return code;
    }

    private @Nullable InsnList called(@Nullable MethodNode method) {
        if (method == null) {
            return null;
        }
        count++;
        method.access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        node.methods.add(method);
        InsnList code = new InsnList();
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, node.name, method.name, method.desc, (node.access & Opcodes.ACC_INTERFACE) != 0));
        return code;
    }
}
