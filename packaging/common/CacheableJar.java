import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar whose classes an AOT cache does not take as they are. Rewritten are classes older than Java 7 (picocli's), which carry no stack
 * maps, and the manifest of a sealed jar (jSerialComm's), which the virtual machine finds broken when it takes classes from a cache.
 */
final class CacheableJar {

    /** Java 7, the first that has to have stack maps (JVMS 4.10.1). */
    private static final int FIRST_WITH_STACK_MAPS = 51;

    /** Where the major version stands in a class file (JVMS 4.1). */
    private static final int MAJOR = 6;

    private final Path jar;

    CacheableJar(Path jar) {
        this.jar = jar;
    }

    /** Leaves a jar alone that was rewritten already. */
    void rewrite() throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
        boolean changed = false;
        try (ZipFile in = new ZipFile(jar.toFile()); URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(rewritten)); ZipOutputStream out = new ZipOutputStream(file)) {
            ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] old = in.getInputStream(entry).readAllBytes();
                byte[] content = content(format, entry.getName(), old);
                changed |= !Arrays.equals(old, content);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setLastModifiedTime(entry.getLastModifiedTime());
                out.putNextEntry(copy);
                out.write(content);
            }
        }
        if (changed) {
            Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(rewritten);
        }
    }

    private static byte[] content(ClassFile format, String name, byte[] old) throws IOException {
        if (name.equals(JarFile.MANIFEST_NAME)) {
            return unsealed(old);
        }
        return name.endsWith(".class") && ByteBuffer.wrap(old).getShort(MAJOR) < FIRST_WITH_STACK_MAPS ? modern(format, old) : old;
    }

    private static byte[] unsealed(byte[] old) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(old));
        if (manifest.getMainAttributes().remove(Attributes.Name.SEALED) == null) {
            return old;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        manifest.write(changed);
        return changed.toByteArray();
    }

    private static byte[] modern(ClassFile format, byte[] old) {
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(FIRST_WITH_STACK_MAPS, 0);
            } else {
                builder.with(element);
            }
        };
        // Only code that is taken apart gets stack maps when it is put together.
        return format.transformClass(format.parse(old), version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
