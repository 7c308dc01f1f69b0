package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReadsAsTheSamePicture() throws IOException {
        WritableImage image = new WritableImage(3, 2);
        int[] colours = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xff123456, 0xffffffff, 0xff000000};
        for (int i = 0; i < colours.length; i++) {
            image.getPixelWriter().setArgb(i % 3, i / 3, colours[i]);
        }
        Path file = folder.resolve("new").resolve("picture.png");

        PngFile.write(image, file);

        Image read = new Image(Files.newInputStream(file));
        assertEquals(3, read.getWidth());
        assertEquals(2, read.getHeight());
        for (int i = 0; i < colours.length; i++) {
            assertEquals(colours[i], read.getPixelReader().getArgb(i % 3, i / 3));
        }
    }
}
