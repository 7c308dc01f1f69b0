package dev.claimport.desktop.control;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How narrow words can be that wrap, so that none of them is broken. */
final class LongestWord {

    /** Characters; figures are not broken either. */
    private static final int SHORT = 4;
    /** What has more of them is no word but a name, and would push what stands beside it out of the window. */
    private static final int LONG = 40;
    /** Names, addresses and numbers have other characters in them, and may be broken; Chinese and Japanese may be anywhere. */
    private static final Pattern WORD = Pattern.compile("\\p{Punct}*[[\\p{L}\\p{M}~]&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]+\\p{Punct}*", Pattern.UNICODE_CHARACTER_CLASS);

    private final Labeled words;
    private String measured = "";
    private Font measuredIn = Font.getDefault();
    private double width;

    LongestWord(Labeled words) {
        this.words = words;
    }

    /** With what stands around it. */
    double minWidth() {
        Node sign = words.getGraphic();
        double beside = sign == null ? 0 : sign.prefWidth(-1) + words.getGraphicTextGap();
        return Math.ceil(longest()) + beside + words.snappedLeftInset() + words.snappedRightInset()
                + words.getLabelPadding().getLeft() + words.getLabelPadding().getRight();
    }

    /** Of the characters that stand together: what has most of them is the widest as well, as a rule. */
    private double longest() {
        String text = words.isMnemonicParsing() ? words.getText().replace("_", "") : words.getText();
        if (!text.equals(measured) || !words.getFont().equals(measuredIn)) {
            measured = text;
            measuredIn = words.getFont();
            Text alone = new Text(Arrays.stream(measured.split("[\\s-]+")).filter(LongestWord::stays).max(Comparator.comparingInt(String::length)).orElse(""));
            alone.setFont(measuredIn);
            width = alone.getLayoutBounds().getWidth();
        }
        return width;
    }

    private static boolean stays(String word) {
        return word.length() <= SHORT || word.length() <= LONG && WORD.matcher(word).matches();
    }
}
