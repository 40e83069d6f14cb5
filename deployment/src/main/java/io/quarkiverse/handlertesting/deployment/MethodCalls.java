package io.quarkiverse.handlertesting.deployment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the methods of a class, and what each of them calls. */
final class MethodCalls extends ClassVisitor {

    private static final String OURS = "io/quarkiverse/handlertesting/";

    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Set<Hook> hooks = new HashSet<>();

    /**
     * A static method of the extension that a method of the class calls.
     *
     * @param caller name and descriptor of the method of the class
     * @param owner the internal name of the class of the extension
     * @param method name and descriptor of its method
     */
    record Hook(String caller, String owner, String method) {
    }

    MethodCalls() {
        super(Opcodes.ASM9);
    }

    /** Whether the class has the method, and the method calls what it must. */
    boolean contains(ExpectedMethod method) {
        Set<String> found = calls.get(method.name() + method.descriptor());
        return found != null && found.containsAll(method.calls());
    }

    /** Whether the class has the method, given its name and descriptor. */
    boolean contains(String method) {
        return calls.containsKey(method);
    }

    /** The static methods of the extension that the methods of the class call. */
    Set<Hook> hooks() {
        return hooks;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        Set<String> ofMethod = new HashSet<>();
        calls.put(name + descriptor, ofMethod);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                ofMethod.add(ExpectedMethod.call(owner, called));
                if (opcode == Opcodes.INVOKESTATIC && owner.startsWith(OURS)) {
                    hooks.add(new Hook(name + descriptor, owner, called + type));
                }
            }
        };
    }
}
