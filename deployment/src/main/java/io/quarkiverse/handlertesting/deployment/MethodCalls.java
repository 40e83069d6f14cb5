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

    private final Map<String, Set<String>> calls = new HashMap<>();

    MethodCalls() {
        super(Opcodes.ASM9);
    }

    /** Whether the class has the method, and the method calls what it must. */
    boolean contains(ExpectedMethod method) {
        Set<String> found = calls.get(method.name() + method.descriptor());
        return found != null && found.containsAll(method.calls());
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        Set<String> ofMethod = new HashSet<>();
        calls.put(name + descriptor, ofMethod);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                ofMethod.add(ExpectedMethod.call(owner, called));
            }
        };
    }
}
