package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent.
final class DataStreamMedia extends DataStreamContender<MediaContent> {

    DataStreamMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, MediaContent content) throws IOException {
        write(to, content.media());
        to.writeInt(content.images().size());
        for (Image image : content.images()) {
            to.writeUTF(image.uri());
            write(to, image.title());
            to.writeInt(image.width());
            to.writeInt(image.height());
            to.writeBoolean(image.size() == Size.LARGE);
        }
    }

    private static void write(DataOutputStream to, Media media) throws IOException {
        to.writeUTF(media.uri());
        write(to, media.title());
        to.writeInt(media.width());
        to.writeInt(media.height());
        to.writeUTF(media.format());
        to.writeLong(media.duration());
        to.writeLong(media.size());
        to.writeBoolean(media.bitrate().isPresent());
        if (media.bitrate().isPresent()) {
            to.writeInt(media.bitrate().get());
        }
        to.writeInt(media.persons().size());
        for (String person : media.persons()) {
            to.writeUTF(person);
        }
        to.writeBoolean(media.player() == Player.FLASH);
        write(to, media.copyright());
    }

    private static void write(DataOutputStream to, Optional<String> text) throws IOException {
        to.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            to.writeUTF(text.get());
        }
    }

    @Override
    protected MediaContent read(DataInputStream from) throws IOException {
        Media media = readMedia(from);
        int count = from.readInt();
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            images.add(
                    new Image(
                            from.readUTF(),
                            readText(from),
                            from.readInt(),
                            from.readInt(),
                            from.readBoolean() ? Size.LARGE : Size.SMALL));
        }
        return new MediaContent(media, images);
    }

    private static Media readMedia(DataInputStream from) throws IOException {
        return new Media(
                from.readUTF(),
                readText(from),
                from.readInt(),
                from.readInt(),
                from.readUTF(),
                from.readLong(),
                from.readLong(),
                from.readBoolean() ? Optional.of(from.readInt()) : Optional.empty(),
                readPersons(from),
                from.readBoolean() ? Player.FLASH : Player.JAVA,
                readText(from));
    }

    private static List<String> readPersons(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(from.readUTF());
        }
        return persons;
    }

    private static Optional<String> readText(DataInputStream from) throws IOException {
        return from.readBoolean() ? Optional.of(from.readUTF()) : Optional.empty();
    }
}
