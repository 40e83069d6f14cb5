package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes some instance methods of a class call a static method before they return an object: with that object, the calling one,
 * and the first argument, {@code null} if there is none.
 */
final class ReportedCreations extends ClassVisitor {

    private static final String THREE_OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V";

    private final String hook;
    private final Map<String, String> methods;

    /**
     * @param hook the class that has the static methods, whose parameters are three {@code Object}s
     * @param methods the static method to call, by name and descriptor of the changed method. Its first argument is an object
     */
    ReportedCreations(ClassVisitor visitor, Class<?> hook, Map<String, String> methods) {
        super(Opcodes.ASM9, visitor);
        this.hook = Type.getInternalName(hook);
        this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        String report = methods.get(name + descriptor);
        boolean arguments = Type.getArgumentTypes(descriptor).length > 0;
        return report == null ? visitor : new MethodVisitor(Opcodes.ASM9, visitor) {

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    super.visitInsn(Opcodes.DUP);
                    visitVarInsn(Opcodes.ALOAD, 0);
                    if (arguments) {
                        visitVarInsn(Opcodes.ALOAD, 1);
                    } else {
                        super.visitInsn(Opcodes.ACONST_NULL);
                    }
                    visitMethodInsn(Opcodes.INVOKESTATIC, hook, report, THREE_OBJECTS, false);
                }
                super.visitInsn(opcode);
            }
        };
    }
}
