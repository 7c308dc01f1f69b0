package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.PolicyFailure.Distrust;
import dev.claimport.failure.Problem;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** A policy as a YAML file, believed only when nobody but its owner can have written it. */
final class PolicyFile implements PolicySource {

    /** The administrator's user id. */
    static final int ROOT = 0;

    private final Path file;
    private final int owner;

    /** @param owner to whom file and folder have to belong, by user id */
    PolicyFile(Path file, int owner) {
        this.file = file;
        this.owner = owner;
    }

    @Override
    public Policy read() {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return new Policy(file.toString(), Map.of());
            }
            Path real = file.toRealPath();
            check(real);
            check(real.getParent());
            check(file.getParent());
            return new Policy(file.toString(), SettingsYaml.read(text(real)));
        } catch (SettingsException e) {
            throw invalid(e.problem(), e);
        } catch (NoSuchFileException e) {
            throw invalid(SettingsProblem.LINK_TO_NOWHERE.problem(), e);
        } catch (SmallFile.TooLargeException e) {
            throw invalid(SettingsProblem.TOO_LONG.problem(), e);
        } catch (CharacterCodingException e) {
            throw invalid(SettingsProblem.NOT_TEXT.problem(), e);
        } catch (IOException e) {
            // Whatever hides a policy must not lift it.
            throw invalid(SettingsProblem.FILE_UNREADABLE.problem(), e);
        }
    }

    private void check(Path path) throws IOException {
        if (!Files.getAttribute(path, "unix:uid").equals(owner)) {
            throw untrusted(path, Distrust.OWNER, "");
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (rights.contains(PosixFilePermission.OTHERS_WRITE) || rights.contains(PosixFilePermission.GROUP_WRITE)) {
            throw untrusted(path, Distrust.RIGHTS, PosixFilePermissions.toString(rights));
        }
    }

    private static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(SmallFile.read(file, SettingsYaml.LARGEST))).toString();
    }

    private FailureException invalid(Problem problem, Exception cause) {
        return new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID, Map.of("file", file.toString(), "problem", problem),
                cause instanceof SettingsException ? "" : cause.toString()).exception(cause);
    }

    private static FailureException untrusted(Path path, Distrust reason, String detail) {
        return new PolicyFailure(PolicyFailure.Kind.POLICY_UNTRUSTED, Map.of("file", path.toString(), "reason", reason), detail).exception();
    }
}
