package dev.limbeck.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the plain code that replaces the dynamic calls of one class. Some calls remain dynamic, such as the call for a
 * lambda expression that implements several interfaces.
 */
final class DynamicCalls {
    private final ClassNode node;
    private final NestedClasses nested;
    private final Map<List<Object>, MethodNode> concatenations = new HashMap<>();
    private int count;

    DynamicCalls(ClassNode node, NestedClasses nested) {
        this.node = node;
        this.nested = nested;
    }

    /** {@return the code that replaces the call, or null if the call cannot be replaced} */
    @Nullable
    InsnList replacement(InvokeDynamicInsnNode call) {
        return switch (call.bsm.getOwner() + "." + call.bsm.getName()) {
            case "java/lang/invoke/LambdaMetafactory.metafactory",
                    "java/lang/invoke/LambdaMetafactory.altMetafactory" -> {
                LambdaClass lambda = LambdaClass.of(node, call, node.name + "$$L" + count);
                yield lambda == null ? null : added(lambda);
            }
            case "java/lang/invoke/StringConcatFactory.makeConcat",
                    "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" -> concatenated(call);
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
        return method == null ? null : call(added(method));
    }

    /** Equal concatenations of a class call the same method. */
    private @Nullable InsnList concatenated(InvokeDynamicInsnNode call) {
        List<Object> key = List.of(call.bsm.getName(), call.desc, List.of(call.bsmArgs));
        MethodNode known = concatenations.get(key);
        if (known == null) {
            known = TextConcatenation.method(call);
            if (known == null) {
                return null;
            }
            known.name += concatenations.size();
            concatenations.put(key, added(known));
        }
        return call(known);
    }

    private MethodNode added(MethodNode method) {
        count++;
        method.access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        node.methods.add(method);
        return method;
    }

    private InsnList call(MethodNode method) {
        InsnList code = new InsnList();
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, node.name, method.name, method.desc, (node.access & Opcodes.ACC_INTERFACE) != 0));
        return code;
    }
}
