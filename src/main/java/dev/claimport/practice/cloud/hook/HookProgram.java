package dev.claimport.practice.cloud.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.HookProblem;
import dev.claimport.time.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program of this computer in the place of a hook's function: the request that AWS would send is its standard input, and what it prints on standard
 * output is the answer. It has the time that a function has.
 */
public final class HookProgram implements Hook.Function {

    /** Bytes of its outputs; an answer has some hundred. */
    private static final int LARGEST = 1 << 18;

    private final Path folder;
    private final List<String> words;
    private final Duration limit;

    /**
     * @param folder in which it runs; a word that names a file there means that file
     * @param words its command line, which no shell takes apart
     */
    public HookProgram(Path folder, List<String> words) {
        this(folder, words, HookWait.ANSWER.limit());
    }

    HookProgram(Path folder, List<String> words, Duration limit) {
        this.folder = folder.toAbsolutePath().normalize();
        this.words = List.copyOf(words);
        this.limit = limit;
    }

    /** Always the same answer. @param json of it */
    public static Hook.Function canned(String json) {
        return _ -> HookAnswer.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Hook.Answer ask(Hook.Request request) throws Hook.FailedException {
        ProcessBuilder program = new ProcessBuilder(words.stream().map(this::word).toList()).directory(folder.toFile());
        ProgramRun.Printed printed;
        try {
            printed = ProgramRun.of(program, json(request).toString().getBytes(StandardCharsets.UTF_8), LARGEST, limit);
        } catch (IOException e) {
            throw failed(HookProblem.NOT_STARTED.problem(String.valueOf(e.getMessage())));
        } catch (ProgramRun.EndlessException e) {
            throw failed(HookProblem.ENDLESS.problem(limit.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(HookProblem.ENDLESS.problem(limit.toSeconds()));
        }
        if (printed.exitCode() != 0) {
            throw failed(HookProblem.ENDED.problem(Integer.toString(printed.exitCode()), lastLine(printed.complaint())));
        }
        return HookAnswer.read(printed.output());
    }

    private String word(String word) {
        try {
            Path inside = folder.resolve(word).normalize();
            return inside.startsWith(folder) && Files.isRegularFile(inside) ? inside.toString() : word;
        } catch (InvalidPathException _) {
            return word;
        }
    }

    private static ObjectNode json(Hook.Request request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("claimCertificateId", request.claimCertificateId()).put("certificateId", request.certificateId())
                .put("certificatePem", request.certificatePem()).put("templateArn", request.templateArn()).put("clientId", request.clientId());
        ObjectNode parameters = json.putObject("parameters");
        request.parameters().forEach(parameters::put);
        return json;
    }

    /** A dash where it said nothing. */
    private static String lastLine(byte[] complaint) {
        return new String(complaint, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).reduce("—", (_, last) -> last.strip());
    }

    private static Hook.FailedException failed(Problem problem) {
        return new Hook.FailedException(problem);
    }
}
