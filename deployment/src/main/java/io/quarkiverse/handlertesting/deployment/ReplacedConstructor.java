package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a class call a static method without parameters in place of the constructor of another class that has none. */
final class ReplacedConstructor extends ClassVisitor {

    private final String type;
    private final String hop;
    private final String call;

    /**
     * @param hop the class that has the static method, which returns an object of the type
     */
    ReplacedConstructor(ClassVisitor visitor, Class<?> type, Class<?> hop, String call) {
        super(Opcodes.ASM9, visitor);
        this.type = Type.getInternalName(type);
        this.hop = Type.getInternalName(hop);
        this.call = call;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

            /** Whether the next instruction copies the new object for its constructor. */
            private boolean copies;

            @Override
            public void visitTypeInsn(int opcode, String created) {
                copies = opcode == Opcodes.NEW && created.equals(type);
                if (!copies) {
                    super.visitTypeInsn(opcode, created);
                }
            }

            @Override
            public void visitInsn(int opcode) {
                if (copies && opcode == Opcodes.DUP) {
                    copies = false;
                } else {
                    super.visitInsn(opcode);
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String ofCalled, boolean ofInterface) {
                if (opcode == Opcodes.INVOKESPECIAL && owner.equals(type) && called.equals("<init>")) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, hop, call, "()L" + type + ";", false);
                } else {
                    super.visitMethodInsn(opcode, owner, called, ofCalled, ofInterface);
                }
            }
        };
    }
}
