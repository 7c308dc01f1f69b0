package dev.claimport.cli.aws;

import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Writes a claim into a folder: all four files or none, the private key readable by its owner alone from the first byte on. */
final class ClaimFiles {

    private static final String CERTIFICATE = "claim.pem.crt";
    private static final String PRIVATE_KEY = "claim.private.pem.key";
    private static final String PUBLIC_KEY = "claim.public.pem.key";
    private static final String REST = "claim.json";
    private static final List<String> NAMES = List.of(CERTIFICATE, PRIVATE_KEY, PUBLIC_KEY, REST);

    private final Path folder;

    private ClaimFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks before a claim is asked for, so that none is wasted, and changes nothing.
     *
     * @throws dev.claimport.cli.aws.problem.ProblemException when a file is already there, or none could be written
     */
    static ClaimFiles in(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        for (String name : NAMES) {
            if (Files.exists(whole.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw refused(whole.resolve(name) + " already exists, and is not overwritten");
            }
        }
        Path there = whole;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw refused(there + " is not a folder");
        }
        if (!Files.isWritable(there)) {
            throw refused(there + " cannot be written to");
        }
        return new ClaimFiles(whole);
    }

    private static RuntimeException refused(String why) {
        return Problem.parameter("Error parsing parameter '" + OperationOptions.OUTPUT_DIR + "': " + why).exception();
    }

    /** Gives what may be shown: the claim without its private key. */
    Fields write(Fields claim) {
        Fields shown = withoutKey(claim);
        try (var json = new Utf8Buffer(); var delivery = FileDelivery.to(folder)) {
            JsonWriter.indented(shown, json);
            json.append('\n');
            delivery.put(CERTIFICATE, text(claim, "certificatePem"), false);
            delivery.put(PRIVATE_KEY, text(claim.get("keyPair"), "PrivateKey"), true);
            delivery.put(PUBLIC_KEY, text(claim.get("keyPair"), "PublicKey"), false);
            delivery.put(REST, json.toText(), false);
            delivery.complete();
            return shown;
        } catch (FileAlreadyExistsException e) {
            throw Problem.general(e.getFile() + " already exists, and is not overwritten").exception();
        } catch (IOException e) {
            throw Problem.general("The claim cannot be written: " + e.getMessage()).exception();
        }
    }

    private static Fields withoutKey(Fields claim) {
        var shown = new Fields();
        claim.members().forEach((name, member) -> {
            if (member instanceof Fields(var keys)) {
                var open = new Fields();
                keys.forEach((key, value) -> {
                    if (!key.equals("PrivateKey")) {
                        open.with(key, value);
                    }
                });
                shown.with(name, open);
            } else {
                shown.with(name, member);
            }
        });
        return shown;
    }

    private static Text text(Value of, String member) {
        if (of instanceof Fields fields && fields.get(member) instanceof Text text) {
            return text;
        }
        throw Problem.general("The reply has no " + member).exception();
    }
}
