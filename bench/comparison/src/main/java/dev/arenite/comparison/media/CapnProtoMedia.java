package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.CapnProtoContender;
import dev.arenite.schemas.capnproto.media.MediaSchema.ContentStruct;
import dev.arenite.schemas.capnproto.media.MediaSchema.ImageStruct;
import dev.arenite.schemas.capnproto.media.MediaSchema.MediaStruct;
import dev.arenite.schemas.capnproto.media.MediaSchema.PlayerCode;
import dev.arenite.schemas.capnproto.media.MediaSchema.SizeCode;

import org.capnproto.MessageBuilder;
import org.capnproto.StructList;
import org.capnproto.Text;
import org.capnproto.TextList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated classes.
final class CapnProtoMedia extends CapnProtoContender<MediaContent> {

    CapnProtoMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected void build(MessageBuilder message, MediaContent content) {
        ContentStruct.Builder root = message.initRoot(ContentStruct.factory);
        build(root.initMedia(), content.media());
        int count = content.images().size();
        StructList.Builder<ImageStruct.Builder> images = root.initImages(count);
        for (int i = 0; i < count; i++) {
            Image image = content.images().get(i);
            ImageStruct.Builder out = images.get(i);
            out.setUri(image.uri());
            image.title().ifPresent(out::setTitle);
            out.setWidth(image.width());
            out.setHeight(image.height());
            out.setSize(image.size() == Size.LARGE ? SizeCode.LARGE : SizeCode.SMALL);
        }
    }

    private static void build(MediaStruct.Builder out, Media media) {
        out.setUri(media.uri());
        media.title().ifPresent(out::setTitle);
        out.setWidth(media.width());
        out.setHeight(media.height());
        out.setFormat(media.format());
        out.setDuration(media.duration());
        out.setSize(media.size());
        if (media.bitrate().isPresent()) {
            out.getBitrate().setSome(media.bitrate().get());
        }
        int count = media.persons().size();
        TextList.Builder persons = out.initPersons(count);
        for (int i = 0; i < count; i++) {
            persons.set(i, new Text.Reader(media.persons().get(i)));
        }
        out.setPlayer(media.player() == Player.FLASH ? PlayerCode.FLASH : PlayerCode.JAVA);
        media.copyright().ifPresent(out::setCopyright);
    }

    private ContentStruct.Reader content(int slot) {
        return message(slot).getRoot(ContentStruct.factory);
    }

    @Override
    public long field(int slot) {
        return content(slot).getMedia().getSize();
    }

    @Override
    public void update(int slot) {
        MediaStruct.Builder media = changed(slot).getRoot(ContentStruct.factory).getMedia();
        media.setSize(media.getSize() + 1);
    }

    @Override
    public long checksum(int slot) {
        ContentStruct.Reader content = content(slot);
        MediaStruct.Reader media = content.getMedia();
        long sum = leaf(media.getUri()) + leaf(media.getTitle());
        sum += media.getWidth() + media.getHeight() + leaf(media.getFormat());
        MediaStruct.Bitrate.Reader bitrate = media.getBitrate();
        sum += media.getDuration() + media.getSize() + (bitrate.isSome() ? bitrate.getSome() : 0);
        TextList.Reader persons = media.getPersons();
        for (int i = 0; i < persons.size(); i++) {
            sum += leaf(persons.get(i));
        }
        sum += (media.getPlayer() == PlayerCode.FLASH ? 1 : 0) + leaf(media.getCopyright());
        StructList.Reader<ImageStruct.Reader> images = content.getImages();
        for (int i = 0; i < images.size(); i++) {
            ImageStruct.Reader image = images.get(i);
            sum += leaf(image.getUri()) + leaf(image.getTitle());
            sum += image.getWidth() + image.getHeight();
            sum += image.getSize() == SizeCode.LARGE ? 1 : 0;
        }
        return sum;
    }

    @Override
    public MediaContent decode(int slot) {
        ContentStruct.Reader content = content(slot);
        MediaStruct.Reader media = content.getMedia();
        MediaStruct.Bitrate.Reader bitrate = media.getBitrate();
        Media decoded =
                new Media(
                        media.getUri().toString(),
                        present(media.hasTitle(), media.getTitle()),
                        media.getWidth(),
                        media.getHeight(),
                        media.getFormat().toString(),
                        media.getDuration(),
                        media.getSize(),
                        bitrate.isSome() ? Optional.of(bitrate.getSome()) : Optional.empty(),
                        decode(media.getPersons()),
                        media.getPlayer() == PlayerCode.FLASH ? Player.FLASH : Player.JAVA,
                        present(media.hasCopyright(), media.getCopyright()));
        return new MediaContent(decoded, decode(content.getImages()));
    }

    private static List<String> decode(TextList.Reader persons) {
        int count = persons.size();
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(persons.get(i).toString());
        }
        return names;
    }

    private static List<Image> decode(StructList.Reader<ImageStruct.Reader> images) {
        int count = images.size();
        List<Image> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ImageStruct.Reader image = images.get(i);
            list.add(
                    new Image(
                            image.getUri().toString(),
                            present(image.hasTitle(), image.getTitle()),
                            image.getWidth(),
                            image.getHeight(),
                            image.getSize() == SizeCode.LARGE ? Size.LARGE : Size.SMALL));
        }
        return list;
    }
}
