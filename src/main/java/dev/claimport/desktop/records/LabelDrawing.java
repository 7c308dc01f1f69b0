package dev.claimport.desktop.records;

import dev.claimport.label.LabelPicture;
import dev.claimport.label.LabelPicture.Box;
import dev.claimport.label.LabelPicture.Graphic;
import dev.claimport.label.LabelPicture.Words;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A label in black on white, a pixel for a dot, in every look. */
final class LabelDrawing extends Canvas {

    /** Of the height of a line. */
    private static final double LETTER = 0.95;
    private static final double BASELINE = 0.78;

    LabelDrawing(LabelPicture picture) {
        super(picture.width(), picture.height());
        getStyleClass().add("label-drawing");
        GraphicsContext pen = getGraphicsContext2D();
        pen.setFill(Color.WHITE);
        pen.fillRect(0, 0, picture.width(), picture.height());
        pen.setFill(Color.BLACK);
        picture.parts().forEach(part -> {
            switch (part) {
                case Words words -> {
                    pen.setFont(Font.font(words.height() * LETTER));
                    pen.fillText(words.text(), words.x(), words.y() + words.height() * BASELINE, words.width());
                }
                case Box box -> frame(pen, box);
                case Graphic graphic -> dots(pen, graphic);
            }
        });
    }

    private static void frame(GraphicsContext pen, Box box) {
        int thick = Math.min(box.thickness(), Math.min(box.width(), box.height()));
        pen.fillRect(box.x(), box.y(), box.width(), thick);
        pen.fillRect(box.x(), box.y() + box.height() - thick, box.width(), thick);
        pen.fillRect(box.x(), box.y(), thick, box.height());
        pen.fillRect(box.x() + box.width() - thick, box.y(), thick, box.height());
    }

    private static void dots(GraphicsContext pen, Graphic graphic) {
        for (int down = 0; down < graphic.height(); down++) {
            for (int across = 0; across < graphic.width(); across++) {
                if (graphic.isBlack(across, down)) {
                    pen.getPixelWriter().setColor(graphic.x() + across, graphic.y() + down, Color.BLACK);
                }
            }
        }
    }
}
