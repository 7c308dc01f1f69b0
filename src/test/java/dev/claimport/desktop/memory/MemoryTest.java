package dev.claimport.desktop.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    @TempDir
    private Path folder;
    private final List<Failure> told = new ArrayList<>();

    @Test
    void aFileThatCannotBeWrittenIsSaidOnceAndWhatWasChosenIsWrittenWhenItCanBe() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("claimport"));
        Path file = inTheWay.resolve("settings.json");
        var memory = new Memory(new ChoicesFile(file), Runnable::run);
        memory.tellRefusals(told::add);
        memory.change(choices -> choices.withTemplate("practice-gateway"));
        memory.change(choices -> choices.withAppearance(Appearance.DARK));
        assertEquals(1, told.size());
        assertEquals(file.toString(), told.getFirst().facts().get("file"));

        Files.delete(inTheWay);
        memory.change(choices -> choices.withAppearance(Appearance.LIGHT));
        assertEquals(RememberedChoices.EMPTY.withTemplate("practice-gateway").withAppearance(Appearance.LIGHT), new ChoicesFile(file).load());

        Files.delete(file);
        Files.createDirectory(file);
        memory.change(choices -> choices.withTemplate("practice-sensor"));
        assertEquals(2, told.size());
        assertEquals(LocalFailure.Kind.FILE_UNREADABLE, told.getLast().kind());
    }

    @Test
    void whatWasRefusedBeforeAnybodyListensIsSaidToo() throws IOException {
        Path file = Files.createDirectory(folder.resolve("settings.json"));
        var memory = new Memory(new ChoicesFile(file), Runnable::run);
        memory.change(choices -> choices.withTemplate("practice-gateway"));
        memory.tellRefusals(told::add);
        assertEquals(List.of(file.toString()), told.stream().map(failure -> failure.facts().get("file")).toList());
    }
}
