package dev.arenite.flink.example;

import dev.arenite.flink.ViewBuilder;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.util.List;

/// Adds up what each shop has sold, over views of the sales.
public final class SalesJob {

    private SalesJob() {}

    /// Runs the job.
    ///
    /// @param arguments the number of sales and the directory for the sums
    public static void main(String[] arguments) throws Exception {
        long sales = Long.parseLong(arguments[0]);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<ArchivedSale> views =
                environment
                        .fromSource(source(sales), WatermarkStrategy.noWatermarks(), "sales")
                        .map(ViewBuilder.of(ArchivedSale.class)); // here, once
        views.keyBy(sale -> sale.shop().toString())
                .map(new SumOfShop()) // reads items in place, keeps a sum for each shop
                .returns(Types.STRING)
                .sinkTo(
                        FileSink.forRowFormat(
                                        new Path(arguments[1]), new SimpleStringEncoder<String>())
                                .build());
        environment.execute("sales");
    }

    private static DataGeneratorSource<Sale> source(long sales) {
        return new DataGeneratorSource<>(SalesJob::sale, sales, TypeInformation.of(Sale.class));
    }

    static Sale sale(long number) {
        List<Sale.Item> items =
                List.of(new Sale.Item((int) number, 2, 100), new Sale.Item(7, 1, number));
        return new Sale(number, "shop " + number % 3, items);
    }
}
