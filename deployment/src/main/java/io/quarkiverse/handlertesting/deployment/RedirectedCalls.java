package io.quarkiverse.handlertesting.deployment;

import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a class call static methods in place of some instance methods of other classes. A static method has the name of the
 * instance method, and its object as an additional first argument.
 */
final class RedirectedCalls extends ClassVisitor {

    private final String hop;
    private final Set<String> calls;

    /**
     * @param hop the class that has the static methods
     * @param calls the instance methods, as {@link ExpectedMethod#call} writes them
     */
    RedirectedCalls(ClassVisitor visitor, Class<?> hop, Set<String> calls) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.calls = calls;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String ofCalled, boolean ofInterface) {
                if (calls.contains(ExpectedMethod.call(owner, called))
                        && (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, hop, called, ofCalled.replace("(", "(L" + owner + ";"), false);
                } else {
                    super.visitMethodInsn(opcode, owner, called, ofCalled, ofInterface);
                }
            }
        };
    }
}
