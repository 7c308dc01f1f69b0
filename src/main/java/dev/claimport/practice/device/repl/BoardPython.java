package dev.claimport.practice.device.repl;

import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.files.VirtualFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Python as it takes to write, look at, and name files; anything else is a syntax error. */
final class BoardPython {

    private static final int NO_ENTRY = 2;
    private static final int NO_SPACE = 28;
    private static final int READ_ONLY = 30;

    /** @param error empty when all went well */
    record Result(String output, String error) {

        static final Result NOTHING = new Result("", "");

        static Result printed(String line) {
            return new Result(line + "\r\n", "");
        }

        static Result raised(String error) {
            return new Result("", "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n" + error + "\r\n");
        }

        static Result failed(int errno) {
            return raised("OSError: [Errno " + errno + "] " + switch (errno) {
                case NO_ENTRY -> "ENOENT";
                case NO_SPACE -> "ENOSPC";
                default -> "EROFS";
            });
        }
    }

    private final VirtualFiles files;
    private final boolean mounted;
    private final boolean flips;
    private final Map<Pattern, Function<Matcher, Result>> statements = new LinkedHashMap<>();
    private Optional<VirtualFiles.Writing> open = Optional.empty();

    BoardPython(VirtualFiles files, VirtualDeviceOptions options, boolean flips) {
        this.files = files;
        this.mounted = options.misbehaviour(BoardFault.DriveIsMounted.class).isPresent();
        this.flips = flips;
        boolean digests = options.misbehaviour(BoardFault.HasNoDigest.class).isEmpty();
        on(".*sys\\.implementation.*", _ -> Result.printed(options.model() + "\t" + options.serial() + "\tmicropython 1.28.0"));
        on("import os,binascii", _ -> Result.NOTHING);
        on("import hashlib\\nhashlib\\.sha256", _ -> digests ? Result.NOTHING : Result.raised("ImportError: no module named 'hashlib'"));
        on("try:\\n os\\.mkdir\\('([^']+)'\\)\\n.*", said -> makeFolder(said.group(1)));
        on("f=open\\('([^']+)','wb'\\)", said -> open(said.group(1)));
        on("f\\.write\\(binascii\\.unhexlify\\('([0-9a-f]*)'\\)\\)", said -> write(said.group(1)));
        on("f\\.close\\(\\)", _ -> close());
        on("h=hashlib\\.sha256\\(\\)\\nf=open\\('([^']+)','rb'\\)\\n.*", said -> digest(said.group(1)));
        on("os\\.rename\\('([^']+)','([^']+)'\\)", said -> rename(said.group(1), said.group(2)));
        on("try:\\n os\\.remove\\('([^']+)'\\)\\n.*", said -> remove(said.group(1)));
        on("os\\.sync\\(\\) if hasattr\\(os,'sync'\\) else None", _ -> Result.NOTHING);
        on("\\s*", _ -> Result.NOTHING);
    }

    private void on(String statement, Function<Matcher, Result> does) {
        statements.put(Pattern.compile(statement, Pattern.DOTALL), does);
    }

    Result run(String source) {
        for (Map.Entry<Pattern, Function<Matcher, Result>> statement : statements.entrySet()) {
            Matcher said = statement.getKey().matcher(source);
            if (said.matches()) {
                return statement.getValue().apply(said);
            }
        }
        return Result.raised("SyntaxError: invalid syntax");
    }

    private Result makeFolder(String path) {
        if (files.isFolder(path)) {
            return Result.NOTHING;
        }
        return mounted ? Result.failed(READ_ONLY) : files.makeFolder(path) ? Result.NOTHING : Result.failed(NO_ENTRY);
    }

    private Result open(String path) {
        if (mounted) {
            return Result.failed(READ_ONLY);
        }
        if (!files.hasFolderOf(path)) {
            return Result.failed(NO_ENTRY);
        }
        VirtualFiles.Writing writing = files.open(path);
        writing.truncate();
        open = Optional.of(writing);
        return Result.NOTHING;
    }

    private Result write(String hex) {
        if (hex.length() % 2 != 0) {
            return Result.raised("ValueError: odd-length string");
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (flips && bytes.length > 1) {
            bytes[1] ^= 1;
        }
        return open.map(file -> file.append(bytes) ? Result.NOTHING : Result.failed(NO_SPACE))
                .orElseGet(() -> Result.raised("NameError: name 'f' isn't defined"));
    }

    private Result close() {
        open.ifPresent(VirtualFiles.Writing::close);
        open = Optional.empty();
        return Result.NOTHING;
    }

    private Result digest(String path) {
        return files.content(path).map(content -> Result.printed(HexFormat.of().formatHex(sha256(content)))).orElseGet(() -> Result.failed(NO_ENTRY));
    }

    private Result rename(String from, String to) {
        Optional<byte[]> content = files.content(from).map(byte[]::clone);
        if (content.isEmpty()) {
            return Result.failed(NO_ENTRY);
        }
        VirtualFiles.Writing writing = files.open(to);
        writing.truncate();
        files.remove(from);
        writing.append(content.get());
        writing.close();
        return Result.NOTHING;
    }

    private Result remove(String path) {
        files.remove(path);
        return Result.NOTHING;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after a restart of the interpreter. */
    void forget() {
        open = Optional.empty();
    }

    /** For what is typed at the prompt. */
    static String text(byte[] source) {
        return new String(source, StandardCharsets.UTF_8);
    }
}
