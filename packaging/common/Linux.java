import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A .deb, an .rpm and a portable .tar.gz of the same files. The packages are made by dpkg and rpm themselves: jpackage's launcher asks
 * dpkg or rpm at each start which package it is of, which doubles the processor time of a short command, and its packages have no place
 * for manual page, udev rules and the rest.
 */
final class Linux {

    private static final Path RESOURCES = Path.of("packaging", "linux").toAbsolutePath();
    private static final Path LIST = Path.of("packaging", "common", "classes.list").toAbsolutePath();

    private final Product product;
    private final Stamp stamp;
    private final Options options;
    private final Image image;
    private final Path icons;
    private final Path work;

    Linux(Product product, Stamp stamp, Options options, Image image, Path icons, Path work) {
        this.product = product;
        this.stamp = stamp;
        this.options = options;
        this.image = image;
        this.icons = icons;
        this.work = work;
    }

    void write(Path target) throws IOException, InterruptedException, GeneralSecurityException {
        Path root = work.resolve("root");
        Path home = image(root);
        share(root, home);
        if (Packagers.DPKG.isThere()) {
            deb(root, target);
        }
        if (Packagers.RPMBUILD.isThere()) {
            rpm(root, target);
        }
        if (Packagers.TAR.isThere()) {
            portable(root, home, target);
        }
    }

    private Path image(Path root) throws IOException, InterruptedException, GeneralSecurityException {
        Path home = Files.createDirectories(root.resolve("usr").resolve("lib").resolve("claimport"));
        Path runtime = home.resolve("lib").resolve("runtime");
        Path app = home.resolve("lib").resolve("app");
        image.write(runtime, app);
        if (Packagers.STRIP.isThere()) {
            strip(runtime.resolve("lib"));
        }
        Path script = Files.createDirectories(home.resolve("bin")).resolve("claimport");
        Files.writeString(script, options.fill(Files.readString(RESOURCES.resolve("claimport"))).replace("@app@", "$app"));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
        Tree.readable(root);
        stamp.putAll(root);
        Start start = image.start(runtime, app);
        if (System.getenv("CLAIMPORT_TRAIN") != null) {
            new Training(start, work).write(LIST);
        }
        new ClassCache(start, work).write(LIST, app.resolve("claimport.aot"));
        return home;
    }

    /** Takes out the names of functions that are private to a library, 5 MB of the virtual machine's; what it exports stays. */
    private void strip(Path libraries) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
        try (Stream<Path> files = Files.walk(libraries)) {
            files.map(Path::toString).filter(name -> name.endsWith(".so")).sorted().forEach(command::add);
        }
        Tool.run(work, Map.of(), command);
    }

    /** What the system looks for outside of the program's own folder. */
    private void share(Path root, Path home) throws IOException, InterruptedException {
        Path share = root.resolve("usr").resolve("share");
        Path lib = home.resolve("lib");
        new Documents(image.start(lib.resolve("runtime"), lib.resolve("app")), share).write();
        compress(share.resolve("man").resolve("man1").resolve("claimport.1"));
        filled("dev.claimport.Claimport.desktop", share.resolve("applications"));
        filled("dev.claimport.Claimport.metainfo.xml", share.resolve("metainfo"));
        filled("copyright", share.resolve("doc").resolve("claimport"));
        filled("70-claimport.rules", root.resolve("usr").resolve("lib").resolve("udev").resolve("rules.d"));
        Path changes = share.resolve("doc").resolve("claimport").resolve("changelog");
        Files.copy(Path.of("CHANGELOG.md"), changes);
        compress(changes);
        icons(share.resolve("icons").resolve("hicolor"));
        Path command = root.resolve("usr").resolve("bin").resolve("claimport");
        Files.createDirectories(command.getParent());
        Files.createSymbolicLink(command, Path.of("../lib/claimport/bin/claimport"));
        Tree.readable(root);
        stamp.putAll(root);
    }

    private void icons(Path theme) throws IOException {
        String name = product.text("identifier");
        try (Stream<Path> files = Files.list(icons)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".png")).sorted().toList()) {
                String size = file.getFileName().toString().replace(".png", "");
                Files.copy(file, Files.createDirectories(theme.resolve(size + "x" + size).resolve("apps")).resolve(name + ".png"));
            }
        }
        Path folder = Files.createDirectories(theme.resolve("scalable").resolve("apps"));
        Files.copy(Path.of("icons", "claimport.svg"), folder.resolve(name + ".svg"));
    }

    private void deb(Path root, Path target) throws IOException, InterruptedException {
        Path control = Files.createDirectories(root.resolve("DEBIAN"));
        filled("control", control, Map.of("installed.size", Long.toString((Tree.size(root.resolve("usr")) + 1023) / 1024)));
        for (String script : List.of("postinst", "postrm")) {
            filled(script, control);
            if (!control.resolve(script).toFile().setExecutable(true)) {
                throw new IOException("cannot make " + script + " executable");
            }
        }
        Tree.readable(control);
        stamp.putAll(control);
        Path file = target.resolve("claimport_%s_%s.deb".formatted(product.linuxVersion(), architecture("amd64", "arm64")));
        // What is alike, in the cache and in the jars, is further apart than the window of a lower level.
        Tool.run(work, Map.of("SOURCE_DATE_EPOCH", stamp.epoch(), "DPKG_DEB_THREADS_MAX", "1"),
                List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", root.toString(), file.toString()));
        Tree.delete(control);
        stamp.put(root);
    }

    private void rpm(Path root, Path target) throws IOException, InterruptedException {
        String files;
        try (Stream<Path> all = Files.walk(root)) {
            // Folders of other packages are not this one's.
            files = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || path.startsWith(root.resolve("usr/lib/claimport"))
                            || path.startsWith(root.resolve("usr/share/doc/claimport")))
                    .map(path -> (Files.isDirectory(path) ? "%dir " : "") + "\"/" + root.relativize(path) + "\"").sorted().collect(Collectors.joining("\n"));
        }
        Path folder = Files.createDirectories(work.resolve("rpm"));
        filled("claimport.spec", folder, Map.of("root", root.toString(), "files", files));
        Tool.run(work, Map.of("SOURCE_DATE_EPOCH", stamp.epoch()), List.of("rpmbuild", "-bb", "--quiet", "--define", "_topdir " + folder,
                "--define", "_rpmdir " + target, "--define", "_rpmfilename claimport-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
                "--target", architecture("x86_64", "aarch64"), folder.resolve("claimport.spec").toString()));
    }

    /** To be unpacked anywhere; what only an installation can put into its place is beside it. */
    private void portable(Path root, Path home, Path target) throws IOException, InterruptedException {
        String name = "claimport-" + product.linuxVersion();
        Path folder = work.resolve("portable").resolve(name);
        Tree.copy(home, folder);
        Tree.copy(root.resolve("usr").resolve("share"), folder.resolve("share"));
        Files.copy(root.resolve("usr/lib/udev/rules.d/70-claimport.rules"), folder.resolve("share").resolve("70-claimport.rules"));
        Tree.readable(folder);
        stamp.putAll(folder);
        Tool.run(folder.getParent(), Map.of("GZIP", "-n"), List.of("tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner",
                "--mtime=@" + stamp.epoch(), "-czf", target.resolve(name + "-linux-" + architecture("x64", "aarch64") + ".tar.gz").toString(), name));
    }

    private void filled(String name, Path folder) throws IOException {
        filled(name, folder, Map.of());
    }

    private void filled(String name, Path folder, Map<String, String> more) throws IOException {
        Map<String, String> values = new TreeMap<>(more);
        values.put("date", stamp.local().toLocalDate().toString());
        values.put("architecture", architecture("amd64", "arm64"));
        values.put("architecture.rpm", architecture("x86_64", "aarch64"));
        Files.writeString(Files.createDirectories(folder).resolve(name), product.fill(Files.readString(RESOURCES.resolve(name)), values));
    }

    private static String architecture(String intel, String arm) {
        return System.getProperty("os.arch").equals("aarch64") ? arm : intel;
    }

    private static void compress(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }
}
