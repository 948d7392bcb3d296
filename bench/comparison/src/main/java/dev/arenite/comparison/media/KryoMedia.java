package dev.arenite.comparison.media;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand.
final class KryoMedia extends KryoContender<MediaContent> {

    KryoMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, MediaContent content) {
        writeMedia(out, content.media());
        out.writeInt(content.images().size(), true);
        for (Image image : content.images()) {
            out.writeString(image.uri());
            out.writeString(image.title().orElse(null));
            out.writeInt(image.width());
            out.writeInt(image.height());
            out.writeBoolean(image.size() == Size.LARGE);
        }
    }

    private static void writeMedia(Output out, Media media) {
        out.writeString(media.uri());
        out.writeString(media.title().orElse(null));
        out.writeInt(media.width());
        out.writeInt(media.height());
        out.writeString(media.format());
        out.writeLong(media.duration());
        out.writeLong(media.size());
        out.writeBoolean(media.bitrate().isPresent());
        if (media.bitrate().isPresent()) {
            out.writeInt(media.bitrate().get());
        }
        out.writeInt(media.persons().size(), true);
        for (String person : media.persons()) {
            out.writeString(person);
        }
        out.writeBoolean(media.player() == Player.FLASH);
        out.writeString(media.copyright().orElse(null));
    }

    @Override
    protected MediaContent read(Input input) {
        return new MediaContent(readMedia(input), readImages(input));
    }

    private static Media readMedia(Input input) {
        return new Media(
                input.readString(),
                readText(input),
                input.readInt(),
                input.readInt(),
                input.readString(),
                input.readLong(),
                input.readLong(),
                input.readBoolean() ? Optional.of(input.readInt()) : Optional.empty(),
                readPersons(input),
                input.readBoolean() ? Player.FLASH : Player.JAVA,
                readText(input));
    }

    private static List<String> readPersons(Input input) {
        int count = input.readInt(true);
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(input.readString());
        }
        return persons;
    }

    private static List<Image> readImages(Input input) {
        int count = input.readInt(true);
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            images.add(
                    new Image(
                            input.readString(),
                            readText(input),
                            input.readInt(),
                            input.readInt(),
                            input.readBoolean() ? Size.LARGE : Size.SMALL));
        }
        return images;
    }
}
