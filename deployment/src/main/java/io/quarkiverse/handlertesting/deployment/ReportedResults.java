package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes some methods of a class call a static method with their result, which is an object, before they return it. */
final class ReportedResults extends ClassVisitor {

    private final String hop;
    private final Map<String, String> methods;

    /**
     * @param hop the class that has the static methods, whose parameter is an {@code Object}
     * @param methods the static method to call, by name and descriptor of the changed method
     */
    ReportedResults(ClassVisitor visitor, Class<?> hop, Map<String, String> methods) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        String report = methods.get(name + descriptor);
        return report == null ? visitor : new MethodVisitor(Opcodes.ASM9, visitor) {

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    super.visitInsn(Opcodes.DUP);
                    visitMethodInsn(Opcodes.INVOKESTATIC, hop, report, "(Ljava/lang/Object;)V", false);
                }
                super.visitInsn(opcode);
            }
        };
    }
}
