package dev.claimport.packaging;

import com.github.weisj.jsvg.SVGDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The programs of the build in packaging/common, compiled as the build's {@code java} does it. They are in no package, where nothing else can name
 * them, so a test calls them by their names. Compiled once for all tests.
 */
final class PackagingPrograms implements BeforeAllCallback, ParameterResolver {

    static final Path COMMON = Path.of("packaging", "common");

    private record Compiled(URLClassLoader loader, Path folder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            loader.close();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private Compiled compiled;

    @Override
    public void beforeAll(ExtensionContext context) {
        compiled = context.getRoot().getStore(ExtensionContext.Namespace.create(PackagingPrograms.class))
                .computeIfAbsent(Compiled.class, _ -> compile(), Compiled.class);
    }

    private static Compiled compile() {
        try (Stream<Path> sources = Files.list(COMMON)) {
            Path folder = Files.createTempDirectory("packaging");
            List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-implicit:none", "-classpath", jsvg().toString(), "-proc:none", "-d", folder.toString()));
            sources.map(Path::toString).filter(source -> source.endsWith(".java")).sorted().forEach(arguments::add);
            int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (errors != 0) {
                throw new AssertionError("the programs in packaging/common do not compile without a warning");
            }
            return new Compiled(URLClassLoader.newInstance(new URL[] {folder.toUri().toURL()}, PackagingPrograms.class.getClassLoader()), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With which icons are drawn; the only library that one of them calls. */
    private static Path jsvg() {
        try {
            return Path.of(SVGDocument.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PackagingPrograms.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    /** An object of a class. */
    Object make(String type, Object... arguments) {
        Constructor<?> constructor = fitting(type(type).getDeclaredConstructors(), type, arguments);
        return unwrapped(() -> constructor.newInstance(arguments));
    }

    /** What a method gives; of an object, or of the class of that name. */
    Object call(Object on, String name, Object... arguments) {
        Class<?> type = on instanceof String program ? type(program) : on.getClass();
        Method method = fitting(Arrays.stream(type.getDeclaredMethods()).filter(each -> each.getName().equals(name)).toArray(Method[]::new), name, arguments);
        return unwrapped(() -> method.invoke(on, arguments));
    }

    private Class<?> type(String name) {
        try {
            return compiled.loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static <E extends Executable> E fitting(E[] all, String name, Object... arguments) {
        E found = Arrays.stream(all).filter(each -> each.getParameterCount() == arguments.length).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + arguments.length));
        ((AccessibleObject) found).setAccessible(true);
        return found;
    }

    private interface Call {

        Object get() throws ReflectiveOperationException;
    }

    private static Object unwrapped(Call call) {
        try {
            return call.get();
        } catch (InvocationTargetException e) {
            throw PackagingPrograms.<RuntimeException>sneaky(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
