package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

@SpringBootApplication
public class Shop {
    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = SpringApplication.run(Shop.class, arguments);
        if (Boolean.getBoolean("shop.exit")) {
            context.close();
        }
    }
}
